using System.Reflection;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Connectors.Aot.Tests.Support;

/// <summary>The sample, published once for all tests, and simulated marketplaces for it to call.</summary>
public sealed class PublishedConsole : IAsyncLifetime
{
    private const string Sample = "NativeConsole";

    private readonly string _folder = Directory.CreateTempSubdirectory("reversebuy-native-").FullName;
    private string _program = string.Empty;
    private string[] _before = [];

    internal Proof Proof { get; private set; }

    internal SandboxHost Sandbox { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await SandboxHost.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);
        foreach (var proof in Toolchain.Proofs)
        {
            if (await MakeAsync(proof))
            {
                Proof = proof;
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal Task<ProgramOutcome> RunAsync(params string[] arguments) => Programs.RunAsync(
        _program,
        [.. _before, "--alibaba1688", Sandbox.Alibaba1688Endpoint.AbsoluteUri, "--taobao", Sandbox.TaobaoEndpoint.AbsoluteUri, "--jd", Sandbox.JdEndpoint.AbsoluteUri, "--pinduoduo", Sandbox.PinduoduoEndpoint.AbsoluteUri, .. arguments],
        TestContext.Current.CancellationToken);

    /// <returns>Whether it was made; not, when a package for it is not to be had.</returns>
    private async Task<bool> MakeAsync(Proof proof)
    {
        if (proof == Proof.Analyzed)
        {
            // The analyzers ran when it was built.
            (_program, _before) = ("dotnet", [Path.Combine(AppContext.BaseDirectory, Sample + ".dll")]);
            return true;
        }

        var publish = await Programs.RunAsync("dotnet", Arguments(proof), TestContext.Current.CancellationToken);
        if (Toolchain.LacksPackage(publish))
        {
            return false;
        }

        Assert.True(publish.ExitCode == 0, $"The sample cannot be published {proof}: {publish}");
        (_program, _before) = (Path.Combine(_folder, Sample), []);
        return true;
    }

    // What the sample references was built before these tests, in the same configuration, and is not built a second time.
    private List<string> Arguments(Proof proof)
    {
        var configuration = typeof(PublishedConsole).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        List<string> arguments =
        [
            "publish", Path.Combine(Repository.Root, "samples", Sample, Sample + ".csproj"), "--configuration", configuration, "--output", _folder,
            "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false", $"-p:PublishAs={proof}",
        ];
        if (proof == Proof.Native)
        {
            arguments.Add($"-p:CppCompilerAndLinker={Toolchain.Linker}");
        }

        return arguments;
    }
}
