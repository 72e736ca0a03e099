using ReverseBuy.Orders;

namespace ReverseBuy.Testing.Tests.Faults;

/// <summary>Asks again as long as it gets no answer: the same question, with the same key. What it is told to be wrong it does not repeat.</summary>
internal sealed class PatientCustomer(ReverseBuyTestHost host, Action<string, Receipt> acknowledge)
{
    private const int Tries = 100;

    public async Task<T> AskAsync<T>(string what, Func<ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (Exception exception) when (IsWorthATry(exception) && attempt < Tries)
            {
                await host.AdvanceAsync(TimeSpan.FromSeconds(1), cancellationToken);
            }
            catch (Exception exception) when (IsWorthATry(exception))
            {
                throw new InvalidOperationException($"{what} fails. {host.Chaos}", exception);
            }
        }
    }

    public async Task<Receipt> DoAsync(string what, ActorKind by, Func<Command, ValueTask<Receipt>> command, CancellationToken cancellationToken)
    {
        var receipt = await AskAsync(what, () => command(new Command(new IdempotencyKey(what), new Actor(by, "somebody"))), cancellationToken);
        acknowledge(what, receipt);
        return receipt;
    }

    /// <summary>Lets time pass until something is so.</summary>
    public async Task WaitAsync(string what, TimeSpan step, Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await AskAsync(what, async () => await isSo(), cancellationToken))
            {
                return;
            }

            await host.AdvanceAsync(step, cancellationToken);
        }

        throw new InvalidOperationException($"It never came to this: {what}. {host.Chaos}");
    }

    private static bool IsWorthATry(Exception exception) =>
        exception is not (IdempotencyKeyReusedException or OrderTransitionException or UnknownAggregateException or OperationCanceledException);
}
