using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Health;

/// <summary>Goes round all active tenants, a few at a time. They are listed when a round begins; while they cannot be, those of the last round are gone round again. For one caller at a time.</summary>
internal sealed class TenantRotation(ITenants tenants, HealthOptions options, TimeProvider time)
{
    private readonly PatientQuestion<IReadOnlyList<Tenant>> _question = new(tenants.ListAsync, options.Timeout, time);

    private IReadOnlyList<TenantId> _round = [];
    private int _next;

    /// <summary>The next ones, without those that are looked at anyhow; fewer when there are no more.</summary>
    public async ValueTask<IReadOnlyList<TenantId>> TakeAsync(int count, IReadOnlySet<TenantId> others)
    {
        var taken = new HashSet<TenantId>();
        var hasBegun = false;
        while (taken.Count < count)
        {
            if (_next < _round.Count)
            {
                if (_round[_next++] is var tenant && !others.Contains(tenant))
                {
                    taken.Add(tenant);
                }

                continue;
            }

            if (hasBegun)
            {
                break;
            }

            hasBegun = true;
            _round = await ListAsync().ConfigureAwait(false);
            _next = 0;
        }

        return [.. taken];
    }

    private async ValueTask<IReadOnlyList<TenantId>> ListAsync()
    {
        try
        {
            return [.. (await _question.AskAsync().ConfigureAwait(false)).Where(tenant => tenant.State == TenantState.Active).Select(tenant => tenant.Id)];
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && _round.Count > 0)
        {
            return _round;
        }
    }
}
