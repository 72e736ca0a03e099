using System.Reflection;
using ReverseBuy.Storage;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>Sound storage whose power is cut for one tenant, or that hangs, at a moment of the test's choice.</summary>
internal sealed class BrittleStorage(ITenantStorage sound) : ITenantStorage
{
    private readonly Lock _lock = new();
    private (TenantId? Tenant, Moment Moment, int Times) _cut;

    /// <summary>What who begins waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Begun { get; private set; }

    public void CutAt(Moment moment, TenantId? tenant = null, int times = int.MaxValue)
    {
        lock (_lock)
        {
            _cut = (tenant, moment, times);
        }
    }

    public async ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        Begun++;
        await Gate.WaitAsync(cancellationToken);
        Pass(tenant, Moment.BeforeBegin);
        var unit = await sound.BeginAsync(tenant, cancellationToken);
        var brittle = DispatchProxy.Create<ITenantUnitOfWork, BrittleUnit>();
        ((BrittleUnit)brittle).Between(unit, moment => Pass(tenant, moment));
        return brittle;
    }

    public ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken) => sound.ReadAsync(tenant, cancellationToken);

    private void Pass(TenantId tenant, Moment moment)
    {
        lock (_lock)
        {
            if (moment != _cut.Moment || (_cut.Tenant is { } only && only != tenant) || _cut.Times == 0)
            {
                return;
            }

            _cut.Times--;
        }

        throw new PowerCutException();
    }
}
