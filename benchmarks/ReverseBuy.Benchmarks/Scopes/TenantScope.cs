using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Benchmarks.Scopes;

/// <summary>
/// What it costs to enter a tenant and leave it, beside setting and restoring one bare <see cref="AsyncLocal{T}"/>, with two others set as in a web request: the current activity and
/// the current request. Resolving a service inside is a benchmark of its own, as it is the container's work.
/// </summary>
[MemoryDiagnoser]
public class TenantScope
{
    private const int Times = 1000;

    private static readonly TenantId Tenant = new("lotus");
    private static readonly AsyncLocal<object?> Bare = new();
    private static readonly AsyncLocal<object?> Request = new();

    private readonly Activity _activity = new("request");
    private readonly object _value = new();
    private ServiceProvider _services = null!;
    private ITenantScopeFactory _scopes = null!;
    private ICurrentTenant _current = null!;

    [GlobalSetup]
    public void Start()
    {
        var services = new ServiceCollection();
        services.AddReverseBuy().UseInMemory();
        _services = services.BuildServiceProvider();
        _scopes = _services.GetRequiredService<ITenantScopeFactory>();
        _current = _services.GetRequiredService<ICurrentTenant>();
        _ = _services.GetRequiredService<IOrders>();
        _activity.Start();
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _activity.Dispose();
        _services.Dispose();
    }

    [Benchmark(OperationsPerInvoke = Times, Baseline = true)]
    public void BareAsyncLocal()
    {
        SetTwoOthers();
        for (var time = 0; time < Times; time++)
        {
            var before = Bare.Value;
            Bare.Value = _value;
            Bare.Value = before;
        }
    }

    [Benchmark(OperationsPerInvoke = Times)]
    public void EnterAndLeave()
    {
        SetTwoOthers();
        for (var time = 0; time < Times; time++)
        {
            using var scope = _scopes.Enter(Tenant);
        }
    }

    [Benchmark(OperationsPerInvoke = Times)]
    public int EnterReadAndLeave()
    {
        SetTwoOthers();
        var read = 0;
        for (var time = 0; time < Times; time++)
        {
            using var scope = _scopes.Enter(Tenant);
            read += _current.Id is null ? 0 : 1;
        }

        return read;
    }

    [Benchmark(OperationsPerInvoke = Times)]
    public int EnterResolveAndLeave()
    {
        SetTwoOthers();
        var resolved = 0;
        for (var time = 0; time < Times; time++)
        {
            using var scope = _scopes.Enter(Tenant);
            resolved += _services.GetRequiredService<IOrders>() is null ? 0 : 1;
        }

        return resolved;
    }

    [Benchmark(OperationsPerInvoke = Times)]
    public int ResolveAlone()
    {
        var resolved = 0;
        for (var time = 0; time < Times; time++)
        {
            resolved += _services.GetRequiredService<IOrders>() is null ? 0 : 1;
        }

        return resolved;
    }

    // Once per thousand: whether what one measured method sets is still there in the next is not for us to know.
    private void SetTwoOthers()
    {
        Activity.Current = _activity;
        Request.Value = _value;
    }
}
