using ReverseBuy.Connectors.Taobao.Tests.Support;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class SimulatedShortLinkTests : ShortLinkSuite<LinkPlatform>;
