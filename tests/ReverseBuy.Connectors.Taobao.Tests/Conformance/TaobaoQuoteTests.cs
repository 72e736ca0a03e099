namespace ReverseBuy.Connectors.Taobao.Tests.Conformance;

public sealed class TaobaoQuoteTests() : ConnectorQuoteSuite(new TaobaoHarness());
