using ReverseBuy.Connectors.Alibaba1688.Tests.Support;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class SecretTests : SecretSuite<SecretPlatform>;
