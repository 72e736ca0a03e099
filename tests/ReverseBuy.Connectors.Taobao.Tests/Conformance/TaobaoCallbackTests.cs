namespace ReverseBuy.Connectors.Taobao.Tests.Conformance;

public sealed class TaobaoCallbackTests() : ConnectorCallbackSuite(new TaobaoHarness());
