using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.Leases;

/// <summary>The leases of storage in memory, by a clock that tests move.</summary>
public abstract class InProcessLeaseSuite : LeaseSuite
{
    private readonly FakeTimeProvider _time = new();
    private ServiceProvider? _services;

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
