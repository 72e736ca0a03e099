using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Messaging;

namespace ReverseBuy.Snippets.Hosting;

internal static class Replacing
{
    public static void Replace<OurResilience, OurAllowance, OurBudgets, OurLeases, OurHandler>(IServiceCollection services)
        where OurResilience : class, ICallResilience
        where OurAllowance : class, ISharedAllowance
        where OurBudgets : class, ICallBudgets
        where OurLeases : class, ILeases
        where OurHandler : DelegatingHandler
    {
        services.AddSingleton<ICallResilience, OurResilience>();   // time-outs, retries and breakers, for all connectors
        services.AddSingleton<ISharedAllowance, OurAllowance>();   // the count of calls that all nodes share
        services.AddSingleton<ICallBudgets, OurBudgets>();         // lanes, waits and refusals, too
        services.AddSingleton<ILeases, OurLeases>();               // in the place of the storage's
        services.AddHttpClient("ReverseBuy.Taobao").AddHttpMessageHandler<OurHandler>();   // added knowingly, to this client alone
    }
}
