using ReverseBuy.Connectors.Alibaba1688.Tests.Support;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class LinkTests : LinkSuite<LinkPlatform>;
