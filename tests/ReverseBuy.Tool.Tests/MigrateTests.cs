using System.Text.Json;
using ReverseBuy.NextVersion;

namespace ReverseBuy.Tool.Tests;

public sealed class MigrateTests : IDisposable
{
    private readonly AgencyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_session_from_the_plan_to_the_last_tenant()
    {
        await _folder.OnboardAsync("anna", "boris", "clara");
        await _folder.UpdateHostAsync();
        await _folder.ExecuteAsync("boris", Seasons.Break);

        var list = await ToolProcess.RunAsync(_folder, "tenants", "list");
        Assert.True(list.ExitCode == 0, list.ToString());
        Assert.Contains("_TenantBaseline", list.Out, StringComparison.Ordinal);
        Assert.Contains("Agent clara", list.Out, StringComparison.Ordinal);

        var plan = await ToolProcess.RunAsync(_folder, "tenants", "migrate", "--dry-run", "--canary", "anna", "--json");
        Assert.True(plan.ExitCode == 0, plan.ToString());
        var planned = plan.Json.GetProperty("tenants").EnumerateArray().ToList();
        Assert.Equal(["anna", "boris", "clara"], planned.Select(tenant => tenant.GetProperty("tenant").GetString()));
        Assert.True(planned[0].GetProperty("isCanary").GetBoolean());
        Assert.All(planned, tenant => Assert.NotEqual(0, tenant.GetProperty("pending").GetArrayLength()));

        var file = Path.Combine(_folder.Path, "report.json");
        var first = await ToolProcess.RunAsync(_folder, "tenants", "migrate", "--canary", "anna", "--stop-after", "50%", "--report", file);
        Assert.True(first.ExitCode == 1, first.ToString());
        Assert.Contains("2 Migrated, 1 Failed", first.Out, StringComparison.Ordinal);
        Assert.Contains("boris", first.Out, StringComparison.Ordinal);
        using (var report = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)))
        {
            Assert.Equal("CompletedWithFailures", report.RootElement.GetProperty("outcome").GetString());
        }

        await _folder.ExecuteAsync("boris", Seasons.Mend);
        var second = await ToolProcess.RunAsync(_folder, "tenants", "migrate", "--json");
        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Equal(
            ["UpToDate", "Migrated", "UpToDate"],
            second.Json.GetProperty("tenants").EnumerateArray().Select(tenant => tenant.GetProperty("outcome").GetString()));

        var after = (await ToolProcess.RunAsync(_folder, "tenants", "list", "--json")).Json.GetProperty("tenants").EnumerateArray().ToList();
        Assert.All(after, tenant => Assert.Equal(0, tenant.GetProperty("behind").GetInt32()));
    }

    [Fact]
    public async Task A_command_that_was_killed_is_gone_on_with_by_the_next()
    {
        string[] tenants = [.. Enumerable.Range(1, 6).Select(number => $"tenant-{number}")];
        await _folder.OnboardAsync(tenants);
        await _folder.UpdateHostAsync();
        using (var killed = ToolProcess.Start(_folder, "tenants", "migrate", "--parallelism", "1"))
        {
            // Killed as soon as it has the folder: wherever that is.
            var held = Path.Combine(_folder.Path, "data", "control.db-wal");
            while (!killed.HasExited && !File.Exists(held))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
            }

            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var next = await ToolProcess.RunAsync(_folder, "tenants", "migrate", "--json");
        Assert.True(next.ExitCode == 0, next.ToString());
        Assert.Equal("Completed", next.Json.GetProperty("outcome").GetString());
        Assert.Equal(tenants.Length, next.Json.GetProperty("tenants").GetArrayLength());
    }

    [Fact]
    public async Task A_tenant_that_is_nobodys_is_refused()
    {
        var outcome = await ToolProcess.RunAsync(_folder, "tenants", "migrate", "--tenant", "nobody", "--json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("tenant.unknown", outcome.Json.GetProperty("error").GetProperty("code").GetString());
    }
}
