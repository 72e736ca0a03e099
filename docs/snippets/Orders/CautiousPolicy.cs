using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Settings;

namespace ReverseBuy.Snippets.Orders;

internal sealed class CautiousPolicy : IVerificationPolicy
{
    public VerificationDecision Decide(TenantId tenant, VerifiedLine line, EffectiveSettings settings) => line.Difference switch
    {
        LineDifference.Confirmed => VerificationDecision.Accept,
        LineDifference.PriceMoved => VerificationDecision.Ask,
        _ => VerificationDecision.Refuse,
    };
}

internal static class CautiousHost
{
    public static void Build(IServiceCollection services)
    {
        services.AddSingleton<IVerificationPolicy, CautiousPolicy>(); // before AddReverseBuy or after: a host's own wins
        services.AddReverseBuy();
    }
}
