namespace ReverseBuy.Connectors.Taobao.Tests.Conformance;

public sealed class TaobaoTelemetryTests() : ConnectorTelemetrySuite(new TaobaoHarness());
