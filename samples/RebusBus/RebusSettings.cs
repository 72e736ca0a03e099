using Rebus.Config;
using Rebus.Transport;

namespace RebusBus;

/// <summary>How the host wants Rebus.</summary>
/// <param name="Transport">Chooses the transport, with the queue that all nodes share.</param>
/// <param name="ErrorQueue">Where events go that could not be handled.</param>
public sealed record RebusSettings(Action<StandardConfigurer<ITransport>> Transport, string ErrorQueue)
{
    /// <summary>After how many tries an event goes to the error queue. Until then it is tried where it is, and what follows waits.</summary>
    public int Attempts { get; init; } = 10;
}
