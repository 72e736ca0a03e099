namespace ReverseBuy.Connectors.Taobao.Tests.Conformance;

public sealed class TaobaoCatalogueTests() : ConnectorCatalogueSuite(new TaobaoHarness());
