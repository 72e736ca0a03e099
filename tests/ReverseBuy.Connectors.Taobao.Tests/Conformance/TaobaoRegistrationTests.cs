namespace ReverseBuy.Connectors.Taobao.Tests.Conformance;

public sealed class TaobaoRegistrationTests() : ConnectorRegistrationSuite(new TaobaoHarness());
