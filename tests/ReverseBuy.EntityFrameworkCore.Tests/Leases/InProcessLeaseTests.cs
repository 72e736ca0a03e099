using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.Leases;

public sealed class InProcessLeaseTests : LeaseSuite
{
    private readonly FakeTimeProvider _time = new();
    private ServiceProvider? _services;

    public override ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

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

    protected override ValueTask<ILeases> MakeAsync()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        new Builder(services).UseInMemory();
        _services = services.BuildServiceProvider();
        return ValueTask.FromResult(_services.GetRequiredService<ILeases>());
    }

    protected override Task ElapseAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }

    protected override Task LookAgainAsync(Task waiter) => Task.CompletedTask;

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
