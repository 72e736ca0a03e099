using ReverseBuy.Connectors.Taobao.Tests.Support;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class SecretTests : SecretSuite<SecretPlatform>;
