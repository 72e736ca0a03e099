using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;

namespace ReverseBuy.Benchmarks;

/// <summary>
/// Processor time of the benchmark's process per operation, all threads together. On a machine that does other work it is steadier than the time that
/// passes. Pilot, warm-up and overhead runs count as the operations that they are.
/// </summary>
internal sealed class ProcessorTimeDiagnoser : IDiagnoser
{
    private TimeSpan _before;
    private TimeSpan _used;

    public IEnumerable<string> Ids => [nameof(ProcessorTimeDiagnoser)];

    public IEnumerable<IExporter> Exporters => [];

    public IEnumerable<IAnalyser> Analysers => [];

    public RunMode GetRunMode(BenchmarkCase benchmarkCase) => RunMode.NoOverhead;

    public bool RequiresBlockingAcknowledgments(BenchmarkCase benchmarkCase) => true;

    public void Handle(HostSignal signal, DiagnoserActionParameters parameters)
    {
        switch (signal)
        {
            case HostSignal.BeforeActualRun:
                _before = Of(parameters);
                break;
            case HostSignal.AfterActualRun:
                _used = Of(parameters) - _before;
                break;
        }
    }

    public IEnumerable<Metric> ProcessResults(DiagnoserResults results)
    {
        var operations = results.Measurements
            .Where(measurement => measurement.IterationMode == IterationMode.Workload && measurement.IterationStage == IterationStage.Actual)
            .Sum(measurement => measurement.Operations);
        return operations == 0 ? [] : [new Metric(ProcessorTimeMetric.Instance, _used.TotalMicroseconds / operations)];
    }

    public void DisplayResults(ILogger logger)
    {
    }

    public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) => [];

    private static TimeSpan Of(DiagnoserActionParameters parameters)
    {
        parameters.Process.Refresh();
        return parameters.Process.TotalProcessorTime;
    }

    private sealed class ProcessorTimeMetric : IMetricDescriptor
    {
        public static ProcessorTimeMetric Instance { get; } = new();

        public string Id => "ProcessorTime";

        public string DisplayName => "Processor time";

        public string Legend => "Processor time of the process per operation, all threads, in microseconds";

        public string NumberFormat => "0.0 us";

        public UnitType UnitType => UnitType.Dimensionless;

        public string Unit => "us";

        public bool TheGreaterTheBetter => false;

        public int PriorityInCategory => 0;

        public bool GetIsAvailable(Metric metric) => true;
    }
}
