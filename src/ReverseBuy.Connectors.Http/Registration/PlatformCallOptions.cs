namespace ReverseBuy.Connectors.Http;

/// <summary>How the calls of a connector are shared out, repeated and given up. Each connector has its own, with the defaults of its platform.</summary>
public sealed class PlatformCallOptions
{
    /// <summary>How many calls each buying account may make, and how long others wait.</summary>
    public CallBudgetOptions Budget { get; } = new();

    /// <summary>What is repeated after a failure, and when an account is left alone for a while.</summary>
    public CallResilienceOptions Resilience { get; } = new();

    /// <summary>How long before its end a token is renewed. Default 5 minutes; zero waits until the platform refuses it.</summary>
    public TimeSpan RenewAhead { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether a call whose time the platform refused goes out again, once, with the time that the refusal's Date header tells, and later calls with it too.
    /// Default <see langword="true"/>. It helps on a machine whose clock is wrong; without it such calls fail until the clock is set right.
    /// </summary>
    public bool CorrectClock { get; set; } = true;

    /// <summary>Tells what makes no sense.</summary>
    /// <param name="section">The section of the configuration that the sentences name, such as <c>ReverseBuy:Taobao:Calls</c>.</param>
    /// <returns>A sentence per setting that is wrong, naming its key; none when all is well.</returns>
    public IEnumerable<string> Validate(string section)
    {
        IEnumerable<string> own = RenewAhead < TimeSpan.Zero
            ? [$"{section}:{nameof(RenewAhead)} is {RenewAhead}; it must not be negative."]
            : [];
        return own.Concat(Budget.Validate($"{section}:{nameof(Budget)}")).Concat(Resilience.Validate($"{section}:{nameof(Resilience)}"));
    }
}
