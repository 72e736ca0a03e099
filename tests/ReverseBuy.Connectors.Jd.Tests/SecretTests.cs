using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class SecretTests : SecretSuite<SecretPlatform>;
