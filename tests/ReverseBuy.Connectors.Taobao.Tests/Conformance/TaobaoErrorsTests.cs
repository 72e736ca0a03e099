namespace ReverseBuy.Connectors.Taobao.Tests.Conformance;

public sealed class TaobaoErrorsTests() : ConnectorErrorsSuite(new TaobaoHarness());
