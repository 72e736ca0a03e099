using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Messaging;
using ReverseBuy.Testing;

namespace ReverseBuy.EntityFrameworkCore.Tests.Leases;

public sealed class InProcessLeaseTests : LeaseSuite
{
    private readonly FakeTimeProvider _time = new();
    private ServiceProvider? _services;

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

    protected override ValueTask OnDisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
