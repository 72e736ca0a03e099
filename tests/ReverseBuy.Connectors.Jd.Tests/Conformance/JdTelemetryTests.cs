namespace ReverseBuy.Connectors.Jd.Tests.Conformance;

public sealed class JdTelemetryTests() : ConnectorTelemetrySuite(new JdHarness());
