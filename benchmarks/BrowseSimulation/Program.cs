using System.CommandLine;
using ReverseBuy.BrowseSimulation;
using ReverseBuy.BrowseSimulation.Reporting;
using ReverseBuy.BrowseSimulation.World;
using Spectre.Console;

var asked = new Scenario();
var skus = new Option<int>("--skus") { Description = "How many SKUs the shop has.", DefaultValueFactory = _ => asked.Skus };
var days = new Option<double>("--days") { Description = "How many virtual days are measured.", DefaultValueFactory = _ => asked.Measured / Scenario.Day };
var warmUp = new Option<double>("--warm-up") { Description = "How many virtual days come before, unmeasured.", DefaultValueFactory = _ => asked.WarmUp / Scenario.Day };
var seed = new Option<int>("--seed") { Description = "Where the random numbers start: the same seed, the same result.", DefaultValueFactory = _ => asked.Seed };
var parallel = new Option<int>("--parallel") { Description = "How many runs go on at once.", DefaultValueFactory = _ => Environment.ProcessorCount };
var json = new Option<bool>("--json") { Description = "Print one JSON document on standard output instead of tables." };
var plots = new Option<DirectoryInfo?>("--plots") { Description = "Write the plots (SVG) into this folder." };
skus.Validators.Add(result => AtLeast(result, skus, 1));
days.Validators.Add(result => AtLeast(result, days, 0.01));
warmUp.Validators.Add(result => AtLeast(result, warmUp, 0));
parallel.Validators.Add(result => AtLeast(result, parallel, 1));

var command = new RootCommand("Lets customers browse and order in shops that keep their snapshots in different ways, on a virtual clock, and compares how often an order meets a wrong one.")
{
    skus, days, warmUp, seed, parallel, json, plots,
};
command.SetAction((arguments, cancellationToken) =>
{
    var scenario = new Scenario
    {
        Skus = arguments.GetValue(skus),
        Measured = arguments.GetValue(days) * Scenario.Day,
        WarmUp = arguments.GetValue(warmUp) * Scenario.Day,
        Seed = arguments.GetValue(seed),
    };
    var study = new Study(scenario, arguments.GetValue(parallel));
    var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    var results = terminal.Progress().HideCompleted(true).Start(context => study.Complete(new ProgressBars(context), cancellationToken));
    var comparisons = results.Select(result => result.Run.Scenario.PushedShare).Distinct().Select(share => new Comparison(results, share)).ToList();
    if (arguments.GetValue(plots) is { } folder)
    {
        folder.Create();
        foreach (var comparison in comparisons)
        {
            var name = FormattableString.Invariant($"browse-simulation-{comparison.PushedShare * 100:0}-pushed.svg");
            File.WriteAllText(Path.Combine(folder.FullName, name), CurveChart.DrawSvg(comparison));
        }
    }

    Console.Out.Write(arguments.GetValue(json) ? JsonReport.Write(results) : MarkdownTables.Write(comparisons));
    return Task.FromResult(0);
});
return await command.Parse(args).InvokeAsync();

static void AtLeast<T>(System.CommandLine.Parsing.OptionResult result, Option<T> option, T least)
    where T : IComparable<T>
{
    if (result.GetValueOrDefault<T>().CompareTo(least) < 0)
    {
        result.AddError(FormattableString.Invariant($"{option.Name} must be at least {least}."));
    }
}
