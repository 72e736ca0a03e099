using ReverseBuy.Connectors;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace Quickstart.Steps;

/// <summary>Takes on two buying agents; each gets a database of its own.</summary>
internal sealed class Onboarding(ITenants tenants, Screen screen)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await screen.StepAsync("Two buying agents", cancellationToken);
        foreach (var (id, name) in new[] { (Agents.Lotus, "Lotus Daigou"), (Agents.Panda, "Panda Post") })
        {
            await tenants.OnboardAsync(id, name, cancellationToken);
            foreach (var marketplace in Agents.Searched)
            {
                await tenants.ConnectAccountAsync(id, marketplace, new BuyingAccountId("main"), new AccountCredentials("sandbox-token"), new Actor(ActorKind.Host, "quickstart"), cancellationToken);
            }

            screen.Say($"[green]{name}[/] ({id}) has accounts at {string.Join(", ", Agents.Searched)}");
        }
    }
}
