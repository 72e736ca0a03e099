using System.Collections.Concurrent;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Crash.Agency;

/// <summary>All tenants' orders, several of each at once: first what earlier lives began, then new ones.</summary>
internal sealed class Walks(AgencySettings settings, ITenants tenants, ITenantScopeFactory scopes, ITenantLifecycle life, Walk walk, Office office, Repetition repetition, Telling telling)
{
    private volatile bool _isEnough;

    /// <summary>Begins no new order any more; those that were begun go on.</summary>
    public void TakeNoMore() => _isEnough = true;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var book in settings.Books)
        {
            await repetition.AskAsync($"onboarding of {book.Tenant}", () => OnboardAsync(new TenantId(book.Tenant), cancellationToken), cancellationToken);
        }

        telling.Tell(Telling.Running);
        var work = settings.Books.Select(book => Task.Run(() => RunAsync(book, cancellationToken), cancellationToken));
        await AllOrFirstFailureAsync(settings.Control is null ? work : work.Append(office.RunAsync(new TenantId(settings.Books[0].Tenant), () => _isEnough, cancellationToken)));
    }

    // The others of a failed one would go on for ever.
    private static async Task AllOrFirstFailureAsync(IEnumerable<Task> tasks)
    {
        await foreach (var ended in Task.WhenEach(tasks))
        {
            await ended;
        }
    }

    private async Task<Tenant> OnboardAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await life.ProvisionAsync(new NewTenant(tenant, tenant.Value) { Server = settings.Control is null ? null : AgencyHost.TenantServer }, cancellationToken);
        var token = new AccountCredentials("sandbox-token");
        await tenants.ConnectAccountAsync(tenant, Alibaba1688Marketplace.Id, new BuyingAccountId("main"), token, new Actor(ActorKind.Host, "test"), cancellationToken);
        return await tenants.ConnectAccountAsync(tenant, TaobaoMarketplace.Id, new BuyingAccountId("main"), token, new Actor(ActorKind.Host, "test"), cancellationToken);
    }

    private async Task RunAsync(OpenBook book, CancellationToken cancellationToken)
    {
        using var scope = scopes.Enter(new TenantId(book.Tenant));
        var begun = new ConcurrentQueue<int>(book.Begun);
        var next = book.Next - 1;
        await AllOrFirstFailureAsync(Enumerable.Range(0, settings.AtOnce).Select(async _ =>
        {
            while (begun.TryDequeue(out var number) || !_isEnough)
            {
                if (number == 0)
                {
                    number = Interlocked.Increment(ref next);
                    telling.TellBegun(book.Tenant, number);
                }

                await walk.RunAsync(book.Tenant, number, cancellationToken);
                telling.TellEnded(book.Tenant, number);
            }
        }));
    }
}
