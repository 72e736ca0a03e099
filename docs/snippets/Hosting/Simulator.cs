using ReverseBuy.Sandbox;

namespace ReverseBuy.Snippets.Hosting;

internal static class Simulator
{
    public static async Task RunAsync()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        // point the connectors at sandbox.TaobaoEndpoint, sandbox.Alibaba1688Endpoint and sandbox.JdEndpoint
        using var control = sandbox.CreateClient();
        await control.AdvanceClockAsync(TimeSpan.FromHours(7));   // paid orders are shipped now
    }
}
