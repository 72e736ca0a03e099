namespace ReverseBuy.Connectors.Taobao.Tests.Conformance;

public sealed class TaobaoOrderTests() : ConnectorOrderSuite(new TaobaoHarness());
