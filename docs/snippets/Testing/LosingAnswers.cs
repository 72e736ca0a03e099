using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Testing;

namespace ReverseBuy.Snippets.Testing;

internal static class LosingAnswers
{
    public static void Prepare(ServiceCollection services)
    {
        var faults = new TransportFaults();
        services.AddTransportFaults(faults);

        // The marketplace carries the next call out, and its answer never comes.
        faults.Next(TransportFault.AnswerLost);
    }
}
