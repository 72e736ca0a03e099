using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class LinkTests : LinkSuite<LinkPlatform>;
