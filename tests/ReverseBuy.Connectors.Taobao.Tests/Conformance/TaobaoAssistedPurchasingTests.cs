namespace ReverseBuy.Connectors.Taobao.Tests.Conformance;

public sealed class TaobaoAssistedPurchasingTests() : ConnectorAssistedPurchasingSuite(new TaobaoHarness());
