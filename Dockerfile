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
# Started once without any server, up to where it would begin to listen, so that the JVM keeps what it has loaded and
# linked by then (docs/decisions/0055-starts-from-a-cache.md). What these variables say is forgotten with this step.
# The one collector, whatever the machine: the cache is of use to no other. Migrations have no such start.
ARG MODULE
RUN if [ -n "$MODULE" ]; then \
      key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=; \
      TULOU_INTERNAL_KEY=$key TULOU_CURSOR_KEY=$key TULOU_MYSQL_URL=jdbc:mysql://127.0.0.1:1 TULOU_MYSQL_PASSWORD=none \
      TULOU_REDIS_URL=redis://127.0.0.1:1 TULOU_KAFKA=127.0.0.1:1 TULOU_ELASTICSEARCH=http://127.0.0.1:1 \
      TULOU_COMMENT_SERVICE=http://127.0.0.1:1 TULOU_FEED_SERVICE=http://127.0.0.1:1 \
      TULOU_HISTORY_SERVICE=http://127.0.0.1:1 TULOU_COMMENT_JOB=http://127.0.0.1:1 TULOU_ROLE=all \
      TULOU_JWK_SET_URI=http://127.0.0.1:1/keys TULOU_JWT_ISSUER=none TULOU_JWT_AUDIENCE=none \
      java -XX:+UseSerialGC -XX:AOTCacheOutput=start.aot -Dspring.context.exit=onRefresh \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar application.jar \
        || echo "without a cache: it starts slower"; \
    fi
# A number, so that Kubernetes can see that it is not root. Only /tmp needs to be writable.
USER 10001:10001
EXPOSE 8080 9080
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:AOTCache=start.aot", "-Xlog:aot=off", "-Xlog:cds=off", "-Djdk.virtualThreadScheduler.parallelism=8", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "application.jar"]
