using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Runtime.Tests.Execution;

// Alone, because one of them measures the processor time of the whole process.
[CollectionDefinition(nameof(WorkerPoolTests), DisableParallelization = true)]
[Collection(nameof(WorkerPoolTests))]
public sealed unsafe class WorkerPoolTests
{
    private const int Layers = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Every_worker_sees_all_of_the_layer_before(int threads)
    {
        for (var run = 0; run < 20; run++)
        {
            RunLayers(threads);
        }
    }

    [Fact]
    public void Runs_at_the_same_time_do_not_mix()
    {
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, static _ =>
        {
            for (var run = 0; run < 20; run++)
            {
                RunLayers(2);
            }
        });
    }

    [Fact]
    public void Nothing_is_allocated_once_the_workers_exist()
    {
        RunLayers(2);
        long* counts = stackalloc long[4];
        Dispatch(counts);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < 100; run++)
        {
            Dispatch(counts);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(101, counts[0]);
    }

    [Fact]
    public void A_parked_worker_comes_back()
    {
        long* counts = stackalloc long[4];
        for (var run = 0; run < 5; run++)
        {
            Dispatch(counts);
            Thread.Sleep(20);
        }

        Assert.Equal(5, counts[0]);
    }

    [Fact]
    public void Idle_workers_leave_the_processor_alone()
    {
        RunLayers(2);
        Thread.Sleep(5);
        var process = Process.GetCurrentProcess();
        var least = Enumerable.Range(0, 5).Min(_ => BusyDuring(process, TimeSpan.FromMilliseconds(100)));
        Assert.True(least < TimeSpan.FromMilliseconds(50), $"{least.TotalMilliseconds} ms of processor time in 100 ms of idleness");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_failure_on_any_worker_reaches_the_caller_and_hangs_nobody(int failing)
    {
        for (var run = 0; run < 10; run++)
        {
            var error = Assert.Throws<InvalidOperationException>(() => Fail(failing));
            Assert.Equal("layer 3", error.Message);
        }

        RunLayers(2);
    }

    [Fact]
    public void At_least_one_thread_is_needed() => Assert.Throws<ArgumentOutOfRangeException>(static () => WorkerPool.Run(0, &Count, null));

    private static void RunLayers(int threads)
    {
        // Each layer adds up all slots of the layer before, so a worker that runs ahead or lags behind spoils the sums.
        var sums = stackalloc long[2 * 64];
        var state = new State { Even = sums, Odd = sums + 64 };
        WorkerPool.Run(threads, &AddUp, &state);
        Assert.InRange(state.Workers, 1, threads);
        var expected = 1.0;
        for (var layer = 0; layer < 10; layer++)
        {
            expected *= state.Workers;
        }

        Assert.Equal(expected, state.Result);
        Assert.Equal(Layers * state.Workers, state.Steps);
    }

    private static void AddUp(void* pointer, int worker, int workers, SpinBarrier barrier)
    {
        ref var state = ref Unsafe.AsRef<State>(pointer);
        state.Workers = workers;
        for (var repetition = 0; repetition < Layers / 10; repetition++)
        {
            state.Even[worker] = 1;
            barrier.SignalAndWait(worker);
            for (var layer = 0; layer < 10; layer++)
            {
                var from = layer % 2 == 0 ? state.Even : state.Odd;
                var to = layer % 2 == 0 ? state.Odd : state.Even;
                var sum = 0L;
                for (var other = 0; other < workers; other++)
                {
                    sum += from[other];
                }

                to[worker] = sum;
                Interlocked.Increment(ref state.Steps);
                barrier.SignalAndWait(worker);
            }

            state.Result = state.Even[worker];
            barrier.SignalAndWait(worker);
        }
    }

    private static void Dispatch(long* counts) => WorkerPool.Run(2, &Count, counts);

    private static void Count(void* counts, int worker, int workers, SpinBarrier barrier) => ((long*)counts)[worker]++;

    private static void Fail(int failing) => WorkerPool.Run(2, &FailInLayerThree, &failing);

    private static void FailInLayerThree(void* failing, int worker, int workers, SpinBarrier barrier)
    {
        for (var layer = 0; layer < 5; layer++)
        {
            // Where no other worker was free, the only one fails.
            if (layer == 3 && worker == Math.Min(*(int*)failing, workers - 1))
            {
                throw new InvalidOperationException("layer 3");
            }

            barrier.SignalAndWait(worker);
        }
    }

    private static TimeSpan BusyDuring(Process process, TimeSpan duration)
    {
        process.Refresh();
        var before = process.TotalProcessorTime;
        Thread.Sleep(duration);
        process.Refresh();
        return process.TotalProcessorTime - before;
    }

    private struct State
    {
        public long* Even;
        public long* Odd;
        public int Workers;
        public int Steps;
        public double Result;
    }
}
