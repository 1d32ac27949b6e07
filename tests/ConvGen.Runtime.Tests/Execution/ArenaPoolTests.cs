using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Runtime.Tests.Execution;

public sealed class ArenaPoolTests
{
    [Fact]
    public void An_arena_that_came_back_is_used_again_and_not_cleared()
    {
        var pool = new ArenaPool(32);
        var arena = pool.Rent();
        arena.AsSpan(0, 1)[0] = 7;
        pool.Return(arena);
        var again = pool.Rent();
        Assert.Same(arena, again);
        Assert.Equal(7, again.AsSpan(0, 1)[0]);
    }

    [Fact]
    public void Arenas_in_use_are_distinct()
    {
        var pool = new ArenaPool(32);
        var rented = Enumerable.Range(0, 5).Select(_ => pool.Rent()).ToArray();
        Assert.Equal(5, rented.Distinct().Count());
        Array.ForEach(rented, pool.Return);
        var again = Enumerable.Range(0, 5).Select(_ => pool.Rent()).ToHashSet();
        Assert.True(again.SetEquals(rented));
    }

    [Fact]
    public void Renting_allocates_nothing_once_there_are_enough()
    {
        var pool = new ArenaPool(32);
        RentTwo(pool);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            RentTwo(pool);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void No_two_threads_get_the_same_arena()
    {
        var pool = new ArenaPool(16);
        var seen = new HashSet<AlignedBuffer>();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, worker =>
        {
            for (var i = 0; i < 5000; i++)
            {
                var arena = pool.Rent();
                var mine = arena.AsSpan(0, 1);
                mine[0] = worker + 1;
                Thread.SpinWait(5);
                Assert.Equal(worker + 1, mine[0]);
                lock (seen)
                {
                    seen.Add(arena);
                }

                pool.Return(arena);
            }
        });
        Assert.InRange(seen.Count, 1, 8);
    }

    [Fact]
    public void A_foreign_arena_is_refused() => Assert.Throws<ArgumentException>(static () => new ArenaPool(32).Return(new AlignedBuffer(31)));

    private static void RentTwo(ArenaPool pool)
    {
        var (first, second) = (pool.Rent(), pool.Rent());
        pool.Return(first);
        pool.Return(second);
    }
}
