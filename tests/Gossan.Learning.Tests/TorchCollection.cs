// Seeds, thread counts and the count of tensors are the process's own: one test at a time.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
