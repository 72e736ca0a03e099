using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ReverseBuy.Customers;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

namespace ReverseBuy.EntityFrameworkCore.Tests.Holding;

/// <summary>A process of its own, with many customers. It does not outlive its test.</summary>
internal sealed class CustomerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private CustomerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>Starts it, and waits until it is ready.</summary>
    public static async Task<CustomerProcess> StartAsync(PostgreSqlSite site, string what, int stock, int customers, string name, CancellationToken cancellationToken)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "ReverseBuy.Customers.dll"),
                what,
                RushTests.ConnectionString(site),
                site.Prefix,
                site.Keys,
                stock.ToString(CultureInfo.InvariantCulture),
                customers.ToString(CultureInfo.InvariantCulture),
                name,
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var started = new CustomerProcess(process);
        await started.LineAsync(cancellationToken);
        return started;
    }

    public async Task<RushOutcome> RunAsync(CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync("go".AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return JsonSerializer.Deserialize<RushOutcome>(await LineAsync(cancellationToken))!;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line ? line
            : throw new InvalidOperationException("The process of customers has ended: " + await _errors);
}
