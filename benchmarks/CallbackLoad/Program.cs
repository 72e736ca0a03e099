using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ReverseBuy.CallbackLoad;

var tenants = new Option<int>("--tenants") { Description = "How many tenants are pushed to from the beginning; one more is cold.", DefaultValueFactory = _ => 20 };
var perSecond = new Option<int>("--per-second") { Description = "How many callbacks are sent a second.", DefaultValueFactory = _ => 200 };
var seconds = new Option<int>("--seconds") { Description = "For how long.", DefaultValueFactory = _ => 30 };
var postgreSql = new Option<string?>("--postgresql") { Description = "The server to keep databases at, such as Host=127.0.0.1;Port=25432;Username=postgres. Without it: SQLite." };
var sendTo = new Option<string?>("--send-to") { Description = "Only send, to this address: what the program starts itself with as a second process." };
var command = new RootCommand("Pushes callbacks from a second process over loopback, and tells how long each waited for its answer.") { tenants, perSecond, seconds, postgreSql, sendTo };
command.SetAction(async (arguments, cancellationToken) =>
{
    var settings = new LoadSettings(arguments.GetValue(tenants), arguments.GetValue(perSecond), arguments.GetValue(seconds), arguments.GetValue(postgreSql));
    if (arguments.GetValue(sendTo) is { } address)
    {
        Console.Out.Write(JsonSerializer.Serialize(await Sender.RunAsync(new Uri(address), settings, cancellationToken)));
        return 0;
    }

    var folder = Directory.CreateTempSubdirectory("callback-load").FullName;
    try
    {
        var site = new Site(settings, folder);
        var path = await site.PrepareAsync(cancellationToken);
        await using var host = await site.StartAsync(cancellationToken);
        var spentBefore = Environment.CpuUsage.TotalTime;
        var sent = await SendFromAnotherProcessAsync(new Uri(new Uri(host.Urls.Single()), path), settings, cancellationToken);
        var ended = Stopwatch.GetTimestamp();
        while (!await Site.IsAllFollowedAsync(host, settings, cancellationToken))
        {
            await Task.Delay(50, cancellationToken);
        }

        var spent = Environment.CpuUsage.TotalTime - spentBefore;
        Console.Out.Write(Report.Write(settings, sent, Stopwatch.GetElapsedTime(ended), spent));
        return sent.All(callback => callback.Status == 200) ? 0 : 1;
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
});
return await command.Parse(args).InvokeAsync();

static async Task<IReadOnlyList<SentCallback>> SendFromAnotherProcessAsync(Uri url, LoadSettings settings, CancellationToken cancellationToken)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
    string[] arguments =
    [
        "--send-to", url.AbsoluteUri, "--tenants", Text(settings.Tenants), "--per-second", Text(settings.PerSecond), "--seconds", Text(settings.Seconds),
    ];
    foreach (var argument in arguments)
    {
        start.ArgumentList.Add(argument);
    }

    using var process = Process.Start(start) ?? throw new InvalidOperationException("The second process did not start.");
    var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
    await process.WaitForExitAsync(cancellationToken);
    return JsonSerializer.Deserialize<List<SentCallback>>(output)!;
}

static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
