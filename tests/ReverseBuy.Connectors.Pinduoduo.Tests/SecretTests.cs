using ReverseBuy.Connectors.Pinduoduo.Tests.Support;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Pinduoduo.Tests;

public sealed class SecretTests : SecretSuite<SecretPlatform>;
