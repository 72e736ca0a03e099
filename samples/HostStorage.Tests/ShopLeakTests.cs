using ReverseBuy.Testing;

namespace HostStorage.Tests;

// No customer of the shop sees, gets or pays anything of another's: the tests come with the suite.
public sealed class ShopLeakTests : LeakSuite
{
    // Each operation is a transaction on a disk: fewer do.
    protected override LeakHuntOptions Options { get; } = new() { Operations = 80 };

    protected override ValueTask<LeakHost> StartAsync(LeakRecorder recorder) => ShopHost.StartAsync(recorder);
}
