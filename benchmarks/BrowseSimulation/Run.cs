using ReverseBuy.BrowseSimulation.Shops;
using ReverseBuy.BrowseSimulation.World;

namespace ReverseBuy.BrowseSimulation;

/// <summary>One shop in one scenario.</summary>
/// <param name="Scenario">What customers and upstream do.</param>
/// <param name="Shop">How the shop keeps its snapshots.</param>
/// <param name="Setting">The time to live in seconds, else the calls per second that the shop may make.</param>
internal sealed record Run(Scenario Scenario, ShopKind Shop, double Setting);
