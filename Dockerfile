# One image for each module, from the jar that the build has made:
#
#   ./mvnw -DskipTests package
#   for module in bff comment-service comment-job feed-service history-service; do
#     docker build --build-arg MODULE=$module --tag tulou/$module:0.1.0 .
#   done
#   docker build --build-arg JAR=sql/target/sql-0.1.0-SNAPSHOT-exec.jar --tag tulou/sql:0.1.0 .

FROM eclipse-temurin:25-jre AS layers
ARG MODULE
ARG JAR=${MODULE}/target/${MODULE}-*.jar
WORKDIR /layers
COPY ${JAR} application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination extracted

FROM eclipse-temurin:25-jre
WORKDIR /application
# From the layer that changes least to the one that changes with every build.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
# A number, so that Kubernetes can see that it is not root. Only /tmp needs to be writable.
USER 10001:10001
EXPOSE 8080 9080
ENTRYPOINT ["java", "-Djdk.virtualThreadScheduler.parallelism=8", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "application.jar"]
