using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class SimulatedShortLinkTests : ShortLinkSuite<LinkPlatform>;
