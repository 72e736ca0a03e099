using ReverseBuy.Orders;

namespace ReverseBuy.Crash.Agency;

/// <summary>The commands of one order: their keys follow from its number, each is repeated until it is answered, and each answer is told.</summary>
internal sealed class Errand(int seed, string tenant, int number, Repetition repetition, Telling telling)
{
    public string Tenant => tenant;

    public int Number => number;

    public CustomerId Customer { get; } = CustomerOf(number);

    public static CustomerId CustomerOf(int number) => new(FormattableString.Invariant($"customer-{number}"));

    public IdempotencyKey Key(string what) => new(FormattableString.Invariant($"{seed}-{number}-{what}"));

    public async Task<Receipt> DoAsync(string what, Func<Command, ValueTask<Receipt>> command, ActorKind by, CancellationToken cancellationToken)
    {
        var key = Key(what);
        var receipt = await repetition.AskAsync(
            $"{what} of order {number} of {tenant}", () => command(new Command(key, new Actor(by, "agency"))).AsTask(), cancellationToken);
        telling.Tell(new Acknowledgement(tenant, number, key.Value, receipt).ToLine());
        return receipt;
    }
}
