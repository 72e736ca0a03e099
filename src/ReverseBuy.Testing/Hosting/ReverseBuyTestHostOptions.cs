using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Testing;

/// <summary>What a <see cref="ReverseBuyTestHost"/> is put together of. Each method returns the same options.</summary>
public sealed class ReverseBuyTestHostOptions
{
    private readonly List<Action<IReverseBuyBuilder, SandboxHost>> _connect = [];
    private readonly List<Action<ReverseBuyOptions>> _configure = [];
    private readonly List<(Type Seam, IFake Fake, MarketplaceId? Marketplace)> _fakes = [];
    private Action<Chaos>? _plan;

    internal ReverseBuyTestHostOptions()
    {
    }

    internal int? ChaosSeed { get; private set; }

    /// <summary>Adds connectors at the simulator, and whatever else a host adds.</summary>
    /// <param name="connect">
    /// Adds them. Let them repeat nothing (<c>Calls.Resilience.Retries = 0</c>): between two tries a call waits for the clock.
    /// </param>
    /// <returns>The same options.</returns>
    public ReverseBuyTestHostOptions Connect(Action<IReverseBuyBuilder, SandboxHost> connect)
    {
        ArgumentNullException.ThrowIfNull(connect);
        _connect.Add(connect);
        return this;
    }

    /// <summary>Adds a marketplace in memory.</summary>
    /// <param name="connector">The marketplace.</param>
    /// <returns>The same options.</returns>
    public ReverseBuyTestHostOptions Connect(FakeConnector connector)
    {
        ArgumentNullException.ThrowIfNull(connector);
        return Connect((builder, _) => builder.AddFakeConnector(connector));
    }

    /// <summary>Changes the options of ReverseBuy; one rate, from yuan to euro, and one warehouse are there already.</summary>
    /// <param name="configure">Changes them.</param>
    /// <returns>The same options.</returns>
    public ReverseBuyTestHostOptions Configure(Action<ReverseBuyOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _configure.Add(configure);
        return this;
    }

    /// <summary>Puts a fake before whatever serves its seam: what the fake is not told to answer is answered as it would be without it.</summary>
    /// <typeparam name="TSeam">The seam.</typeparam>
    /// <param name="fake">The fake; the test keeps it.</param>
    /// <param name="marketplace">Whose connector it is, for a seam of connectors.</param>
    /// <returns>The same options.</returns>
    public ReverseBuyTestHostOptions Fake<TSeam>(Fake<TSeam> fake, MarketplaceId? marketplace = null)
        where TSeam : class
    {
        ArgumentNullException.ThrowIfNull(fake);
        _fakes.Add((typeof(TSeam), fake, marketplace));
        return this;
    }

    /// <summary>
    /// Lets calls of seams go wrong, once the host has started. Background work that fails for it is tried again as a host tries it again; what the test calls itself fails, and
    /// is for the test to repeat, as its customers would.
    /// </summary>
    /// <param name="seed">What befalls which call follows from it.</param>
    /// <param name="plan">Says what goes wrong; nothing when left out: say it later, at <see cref="ReverseBuyTestHost.Chaos"/>.</param>
    /// <returns>The same options.</returns>
    public ReverseBuyTestHostOptions WithChaos(int seed, Action<Chaos>? plan = null)
    {
        (ChaosSeed, _plan) = (seed, plan);
        return this;
    }

    internal void Apply(ReverseBuyOptions options) => _configure.ForEach(configure => configure(options));

    internal void Apply(IReverseBuyBuilder builder, SandboxHost sandbox, Chaos? chaos)
    {
        _connect.ForEach(connect => connect(builder, sandbox));
        foreach (var (seam, fake, marketplace) in _fakes)
        {
            FakeStandIns.AddBehind(builder, seam);
            Put(builder.Services, seam, fake, marketplace);
        }

        if (chaos is not null)
        {
            foreach (var service in builder.Services.Where(service => ReverseBuySeams.All.Contains(service.ServiceType) && service.ServiceKey is null or MarketplaceId).ToList())
            {
                var seam = service.ServiceType;
                SeamPlacement.Put(builder.Services, service, (sound, marketplace) => ChaosTwin.Make(chaos, seam, sound, new SeamOrigin(null, marketplace)));
            }
        }
    }

    internal void Begin(Chaos chaos) => _plan?.Invoke(chaos);

    private static void Put(IServiceCollection services, Type seam, IFake fake, MarketplaceId? marketplace)
    {
        switch (services.Where(service => service.ServiceType == seam && (marketplace is null ? service.ServiceKey is null or MarketplaceId : Equals(service.ServiceKey, marketplace))).ToList())
        {
            case []:
                services.AddSingleton(seam, _ => fake.PutBefore(behind: null, marketplace));
                break;
            case [var service]:
                SeamPlacement.Put(services, service, fake.PutBefore);
                break;
            default:
                throw new ConfigurationException($"Several things serve {seam.Name}: say the marketplace of the one that the fake stands for, or add it to a builder's services yourself.");
        }
    }
}
