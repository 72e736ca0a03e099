using ReverseBuy.Connectors.Pinduoduo.Tests.Support;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Pinduoduo.Tests;

public sealed class LinkTests : LinkSuite<LinkPlatform>;
