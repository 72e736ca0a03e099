namespace ReverseBuy.Testing.Xunit.Tests.Leases;

public sealed class InMemoryLeaseTests : InMemoryLeaseSuite
{
    [Fact]
    public async Task It_is_given_in_the_order_in_which_it_was_asked_for()
    {
        var first = await AcquireAsync();
        var second = AcquireAsync();
        var third = AcquireAsync();

        await first.DisposeAsync();

        await second;
        Assert.False(third.IsCompleted);
    }
}
