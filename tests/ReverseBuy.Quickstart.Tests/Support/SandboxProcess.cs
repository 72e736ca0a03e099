using ReverseBuy.Sandbox;

namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>The marketplaces as a process of their own, with a state file that outlives it.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private const string Ready = "Sandbox ready at ";

    private readonly TemporaryFolder _folder;
    private SampleProcess _process;

    private SandboxProcess(TemporaryFolder folder, SampleProcess process, Uri address)
    {
        _folder = folder;
        _process = process;
        Address = address;
        Client = new SandboxClient(address);
    }

    public Uri Address { get; }

    public SandboxClient Client { get; }

    public static async Task<SandboxProcess> StartAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        var process = Start(folder, new Uri("http://127.0.0.1:0"));
        return new SandboxProcess(folder, process, await AddressOfAsync(process, cancellationToken));
    }

    public async Task KillAsync() => await _process.DisposeAsync();

    /// <summary>Starts it again where it was, with what it had on disk.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        _process = Start(_folder, Address);
        Assert.Equal(Address, await AddressOfAsync(_process, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
    }

    private static SampleProcess Start(TemporaryFolder folder, Uri address) =>
        SampleProcess.Start("SandboxServer", folder, ["--urls", address.ToString(), "--state", folder.SandboxState]);

    private static async Task<Uri> AddressOfAsync(SampleProcess process, CancellationToken cancellationToken)
    {
        var line = await process.LineAsync(line => line.StartsWith(Ready, StringComparison.Ordinal), cancellationToken);
        return new Uri(line[Ready.Length..].Split(' ')[0]);
    }
}
