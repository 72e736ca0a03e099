namespace ReverseBuy.Connectors.Taobao.Tests.Conformance;

public sealed class TaobaoCancellationTests() : ConnectorCancellationSuite(new TaobaoHarness());
