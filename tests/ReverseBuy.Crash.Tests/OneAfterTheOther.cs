using Xunit.Sdk;
using Xunit.v3;

// They crash servers that they share.
[assembly: Parallelization(Mode = ParallelMode.None)]
